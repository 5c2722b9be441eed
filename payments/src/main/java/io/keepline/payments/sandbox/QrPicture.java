package io.keepline.payments.sandbox;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/** A QR code as a picture of lines, sharp at every size and without a second request. */
final class QrPicture {

  /** The empty frame that a scanner needs, in modules. */
  private static final int QUIET = 4;

  private QrPicture() {}

  /**
   * An SVG element; one unit is one module.
   *
   * @param text what the code says
   * @param label what a screen reader says; already escaped
   */
  static String svg(String text, String label) {
    BitMatrix modules = encode(text);
    StringBuilder path = new StringBuilder();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
        }
      }
    }
    return "<svg class=\"qr\" role=\"img\" aria-label=\"%s\" viewBox=\"0 0 %d %d\"><path d=\"%s\"/></svg>"
        .formatted(label, modules.getWidth(), modules.getHeight(), path);
  }

  private static BitMatrix encode(String text) {
    try {
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.M,
                  EncodeHintType.MARGIN,
                  QUIET));
    } catch (WriterException e) {
      throw new IllegalStateException("a page's address always fits into a code", e);
    }
  }
}
