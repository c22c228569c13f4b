import axe from 'axe-core';

/** Left to the browser journey: jsdom has neither colours nor fonts. Page-level rules do not fit a component. */
const NOT_HERE = ['color-contrast', 'label-content-name-mismatch', 'region', 'page-has-heading-one'];

/** What axe finds in a piece of page, as `rule: selector` lines. */
export const violations = async (element: Element): Promise<string[]> => {
  document.body.append(element);
  const rules = Object.fromEntries(NOT_HERE.map((rule) => [rule, { enabled: false }]));
  const { violations: found } = await axe.run(element, { rules });
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
};
