import '@/app/styles/tag-files.css';

type Props = {
  documentId: number;
  /** The number of the text whose tags are exported as brat; without it, the latest. */
  version?: number;
};

/** The tags of a document and its text, as files with permanent addresses. */
export function ExportTags({ documentId, version }: Props) {
  const at = `/documents/${documentId}`;
  const words = version === undefined ? '' : `?version=${version}`;
  const files = [
    {
      path: `${at}/tags.jsonld`,
      label: 'Web annotations',
      help: 'W3C Web Annotation, JSON-LD: the tags of all its texts',
    },
    { path: `${at}/tags.ann${words}`, label: 'brat standoff', help: 'the tags of this text; belongs to the text file' },
    { path: `${at}/text.txt${words}`, label: 'Text', help: 'exactly as it is stored' },
  ];
  return (
    <>
      <button type="button" className="button caret" popoverTarget="export-tags">
        Export tags
      </button>
      <div id="export-tags" popover="auto" className="popover end" role="dialog" aria-label="Export tags">
        <ul className="tag-files">
          {files.map(({ path, label, help }) => (
            <li key={path}>
              <a href={path} download>
                {label}
              </a>
              <span className="muted">{help}</span>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
