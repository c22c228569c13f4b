import { FormField, FormRoot } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { MatError, MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { FieldErrors } from './field-errors';
import { ProblemCard } from './problem-card';

/** What every dialog with a form is made of. */
export const FORM_DIALOG = [
  FieldErrors,
  FormField,
  FormRoot,
  MatButton,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
  MatError,
  MatFormField,
  MatInput,
  MatLabel,
  ProblemCard,
] as const;
