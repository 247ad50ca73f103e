import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { t } from '@/i18n/i18n';
import { IconButton } from './Button';
import classes from './Dialog.module.css';
import { LeftContext, useWayOut } from './leaving';

interface DialogProps {
  title: string;
  open: boolean;
  onClose: () => void;
  /** px; 440 unless told */
  width?: number;
  /** Something inside takes the focus itself (a field, a Button with `first`); else the dialog does. */
  focusInside?: boolean;
  children: ReactNode;
}

/** For the few cases that must be answered before anything else. What a form in it would lose is asked about first. */
export function Dialog({ title, open, onClose, width = 440, focusInside, children }: DialogProps) {
  const { leave, forms } = useWayOut(onClose);
  return (
    <Modal.Root
      opened={open}
      onClose={leave}
      size={width}
      centered
      transitionProps={{ duration: 0 }}
      classNames={{ overlay: classes.scrim, content: classes.content }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          <IconButton icon="close" label={t('ui.dialog.close')} onClick={leave} />
        </Modal.Header>
        <Modal.Body className={classes.body} tabIndex={-1} data-autofocus={focusInside ? undefined : true}>
          <LeftContext value={forms}>{children}</LeftContext>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
