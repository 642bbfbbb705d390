import { Check, Copy } from 'lucide-react';
import { useState, type ReactElement } from 'react';
import { Button } from './button';
import { copyText } from './copy-text';

interface Props {
  readonly label: string;
  readonly copiedLabel: string;
  readonly look?: 'plain' | 'quiet';
  readonly testId: string;
  /** Asked at the click, so that the text is the one of that moment. */
  readonly text: () => string;
}

/** Copies a text and says that it did. */
export function CopyButton({ label, copiedLabel, look, testId, text }: Props): ReactElement {
  const [isCopied, setCopied] = useState(false);
  return (
    <Button
      {...(look !== undefined && { look })}
      testId={testId}
      icon={isCopied ? <Check aria-hidden /> : <Copy aria-hidden />}
      onClick={() => setCopied(copyText(text()))}
    >
      {isCopied ? copiedLabel : label}
    </Button>
  );
}
