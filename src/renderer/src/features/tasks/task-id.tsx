import type { ReactElement } from 'react';
import './task-id.css';

/** How much of the end stays readable: IDs of one batch often share their beginning. */
const tailCharacters = 8;

/** An ID that gives way in its middle when there is no room. */
export function TaskId({ id }: { readonly id: string }): ReactElement {
  return (
    <span className="task-id can-select" title={id}>
      {/* An empty head would take the line's baseline along. */}
      {id.length > tailCharacters && (
        <span className="task-id-head">{id.slice(0, -tailCharacters)}</span>
      )}
      <span>{id.slice(-tailCharacters)}</span>
    </span>
  );
}
