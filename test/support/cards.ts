/** The JSON of a card of so many characters (100 or more), which consists of texts that are not too long. */
export function cardOf(characters: number, text = 'x'): string {
  const start = '{"additional_information":{"custom_details":{';
  const end = '},"caveats_and_recommendations":""}}';
  // Each entry with its comma has 1,000 characters; what is left over goes into the last text.
  const entries = Math.floor((characters - start.length - end.length) / 1000);
  const custom = Array.from({ length: entries }, (_, index) => `"k${100 + index}":"${text.repeat(989)}"`).join();
  const left = characters - start.length - end.length - custom.length + (text.length - 1) * 989 * entries;
  return `${start}${custom}${end.slice(0, -3)}${text.repeat(left)}${end.slice(-3)}`;
}
