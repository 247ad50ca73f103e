import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as worker from 'pdfjs-dist/legacy/build/pdf.worker.mjs';

// Without a worker of its own: the addresses of the window are none that every engine starts workers from.
(globalThis as { pdfjsWorker?: unknown }).pdfjsWorker = worker;

/** An open PDF; sizes are those of its pages, in points. */
export interface Pdf {
  sizes: { width: number; height: number }[];
  page: (number: number) => Promise<PdfPage>;
  close: () => Promise<void>;
}

export interface PdfPage {
  /** Draws the page as wide as the canvas is shown, and puts its text over it, unseen but there. */
  draw: (canvas: HTMLCanvasElement, words: HTMLElement) => void;
  stop: () => void;
}

/** Opens a PDF of ours. Nothing in it is run. */
export async function openPdf(address: string): Promise<Pdf> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const task = pdfjs.getDocument({
    data: new Uint8Array(await answer.arrayBuffer()),
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
  });
  const document = await task.promise;
  const first = (await document.getPage(1)).getViewport({ scale: 1 });
  // All pages of our documents are of one size; asking each would take as long as reading all of them.
  const sizes = Array.from({ length: document.numPages }, () => ({ width: first.width, height: first.height }));
  return { sizes, page: async (number) => drawable(await document.getPage(number)), close: () => task.destroy() };
}

function drawable(page: pdfjs.PDFPageProxy): PdfPage {
  let drawing: pdfjs.RenderTask | null = null;
  let text: pdfjs.TextLayer | null = null;
  return {
    draw: (canvas, words) => {
      const width = canvas.clientWidth || page.getViewport({ scale: 1 }).width;
      const shown = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
      const sharp = page.getViewport({ scale: shown.scale * (window.devicePixelRatio || 1) });
      canvas.width = Math.floor(sharp.width);
      canvas.height = Math.floor(sharp.height);
      drawing = page.render({ canvas, viewport: sharp });
      drawing.promise.catch(stopped);
      words.style.setProperty('--total-scale-factor', String(shown.scale));
      text = new pdfjs.TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport: shown });
      text.render().catch(stopped);
    },
    stop: () => {
      drawing?.cancel();
      text?.cancel();
    },
  };
}

/** That it was stopped is no fault; anything else is. */
function stopped(error: Error) {
  if (error.name !== 'RenderingCancelledException' && error.name !== 'AbortException') throw error;
}
