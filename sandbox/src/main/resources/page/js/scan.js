// Reading QR codes with the browser's own detector; not every browser has one.

export function canScan() {
  return 'BarcodeDetector' in window;
}

/** @returns {Promise<string|null>} what the first QR code in the picture says */
export async function readQr(image) {
  const codes = await new window.BarcodeDetector({ formats: ['qr_code'] }).detect(image);
  return codes[0]?.rawValue ?? null;
}
