import { MODALITY_BY_ID } from '@stagewell/shared/catalogue/catalogue';
import { attributeFile } from '@stagewell/shared/progress/attribution/attribute-file';
import { attributedText } from '@stagewell/shared/progress/attribution/attributed-text';
import type { AttributionFile } from '@stagewell/shared/progress/attribution/attribution-file';
import { attributionFileProblems } from '@stagewell/shared/progress/attribution/attribution-file-problems';
import type { Asked } from '../case-file/command.js';
import { readDocument, type Read } from '../case-file/read-case.js';
import { jsonOf, runFiles, type Output } from '../case-file/run-cases.js';

const MODALITIES = new Set(MODALITY_BY_ID.keys());

/** An attribution file from its text, or everything that is wrong with it at once. */
export const readAttributionFile = (text: string): Read<AttributionFile> =>
  readDocument(text, 'attribution-file', (file) => attributionFileProblems(file, MODALITIES));

/** Answers attribution files: JSON, indented for one file and a line each for several, or sentences. Returns the exit code. */
export const attributeFiles = ({ files, text }: Pick<Asked<never>, 'files' | 'text'>, output: Output): Promise<number> =>
  runFiles(
    files,
    {
      read: readAttributionFile,
      judge: (file, one) => {
        const answer = attributeFile(one, MODALITY_BY_ID);
        output.say(text ? `${file}${answer.title === '' ? '' : `: ${answer.title}`}\n${attributedText(answer)}\n` : jsonOf(file, answer, files));
        return false;
      },
    },
    output,
  );
