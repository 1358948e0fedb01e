/** A body that is longer than what is taken. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

/**
 * The body of a response as a blob, which the browser keeps on its disk where it is large. Stops reading as soon as there
 * is more of it than `maxBytes`. `progress` gets the bytes so far, and how many there will be, where that is known.
 * @throws BodyTooLarge, and whatever reading throws
 */
export async function boundedBody(
  response: Response,
  maxBytes: number,
  progress: (bytes: number, total: number | undefined) => void,
): Promise<Blob> {
  const length = Number(response.headers.get('Content-Length') ?? Number.NaN);
  if (length > maxBytes) {
    void response.body?.cancel();
    throw new BodyTooLarge(`${String(length)} bytes`);
  }
  // Of what is compressed, the length is no measure of what comes out.
  const total = !response.headers.has('Content-Encoding') && length > 0 ? length : undefined;
  let bytes = 0;
  const counted = new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform: (chunk, controller) => {
      bytes += chunk.byteLength;
      if (bytes > maxBytes) throw new BodyTooLarge(`more than ${String(maxBytes)} bytes`);
      progress(bytes, total);
      controller.enqueue(chunk);
    },
  });
  try {
    return await new Response(response.body?.pipeThrough(counted) ?? null).blob();
  } catch (error) {
    // What a stream failed of does not always come out of `blob()` as it was.
    throw bytes > maxBytes ? new BodyTooLarge(`more than ${String(maxBytes)} bytes`) : error;
  }
}
