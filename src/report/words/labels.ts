/** What the arms of a document are called wherever a person reads them; data has their names. */
type Arms = {
  readonly arms: readonly { readonly name: string; readonly title: string; readonly label?: string | undefined }[];
};

/** The label of the arm of that name; its title in a document from before there were labels. */
export function labelOf({ arms }: Arms, name: string): string {
  const arm = arms.find((each) => each.name === name);
  return arm?.label ?? arm?.title ?? name;
}
