/* WebP.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "picture/assay-orientation.h"
#include "picture/assay-picture-forms.h"
#include "picture/assay-reducer.h"

#include <webp/decode.h>
#include <webp/demux.h>

static guint
read_orientation (WebPDemuxer *demuxer)
{
  WebPChunkIterator chunk;
  guint orientation = 1;

  if (WebPDemuxGetChunk (demuxer, "EXIF", 1, &chunk))
    orientation = assay_orientation_read (chunk.chunk.bytes, chunk.chunk.size);
  WebPDemuxReleaseChunkIterator (&chunk);

  return orientation;
}

gboolean
assay_picture_webp_look (const guint8 *data, gsize length, AssayPictureLook *look)
{
  const WebPData file = { data, length };
  WebPDemuxer *demuxer = WebPDemux (&file);
  AssayPictureFrame frame = { 0 };
  WebPIterator first;
  gboolean found;

  if (demuxer == NULL)
    return FALSE;
  found = WebPDemuxGetFrame (demuxer, 1, &first) != 0;
  if (found)
    {
      frame.width = (guint) MAX (first.width, 0);
      frame.height = (guint) MAX (first.height, 0);
      frame.orientation = read_orientation (demuxer);
      g_array_append_val (look->frames, frame);
      look->moves = WebPDemuxGetI (demuxer, WEBP_FF_FRAME_COUNT) > 1;
      WebPDemuxReleaseIterator (&first);
    }
  WebPDemuxDelete (demuxer);

  return found;
}

/* The library itself makes it smaller while it reads. */
static cairo_surface_t *
decode_frame (const WebPData *bytes, const AssayPictureFrame *frame, guint64 max_pixels)
{
  guint factor = assay_reducer_compute_factor (frame->width, frame->height, max_pixels);
  g_autoptr (AssayReducer) reducer = NULL;
  cairo_surface_t *surface = NULL;
  WebPDecoderConfig config;

  if (!WebPInitDecoderConfig (&config))
    return NULL;
  config.output.colorspace = MODE_RGBA;
  config.options.use_scaling = factor > 1;
  config.options.scaled_width = (int) MAX (frame->width / factor, 1);
  config.options.scaled_height = (int) MAX (frame->height / factor, 1);
  if (WebPDecode (bytes->bytes, bytes->size, &config) == VP8_STATUS_OK)
    {
      const WebPRGBABuffer *pixels = &config.output.u.RGBA;

      reducer =
          assay_reducer_new ((guint) config.output.width, (guint) config.output.height, max_pixels);
      for (int y = 0; y < config.output.height; y++)
        assay_reducer_add_row (reducer, pixels->rgba + (gsize) y * (gsize) pixels->stride, 4);
      surface = assay_reducer_finish (reducer);
    }
  WebPFreeDecBuffer (&config.output);

  return surface;
}

cairo_surface_t *
assay_picture_webp_decode (const guint8 *data,
                           gsize length,
                           const AssayPictureFrame *frame,
                           guint64 max_pixels)
{
  const WebPData file = { data, length };
  WebPDemuxer *demuxer = WebPDemux (&file);
  cairo_surface_t *surface = NULL;
  WebPIterator first;

  if (demuxer == NULL)
    return NULL;
  if (WebPDemuxGetFrame (demuxer, 1, &first))
    {
      if (first.complete)
        surface = decode_frame (&first.fragment, frame, max_pixels);
      WebPDemuxReleaseIterator (&first);
    }
  WebPDemuxDelete (demuxer);

  return surface;
}
