import axe from 'axe-core';

/**
 * What axe finds in a piece of page, as `rule: selector` lines. Contrast is left to the browser journey: jsdom has no
 * layout. Page-level rules are off because a component is not a page.
 */
export const violations = async (element: Element): Promise<string[]> => {
  document.body.append(element);
  const { violations: found } = await axe.run(element, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false }, 'page-has-heading-one': { enabled: false } } });
  return found.flatMap((rule) => rule.nodes.map((node) => `${rule.id}: ${node.target.join(' ')}`));
};
