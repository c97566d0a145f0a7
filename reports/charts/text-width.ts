/** Width in pixels that a text of sans-serif type needs at most, near enough to keep labels apart. */
export const textWidth = (text: string, size: number): number => text.length * size * 0.58;
