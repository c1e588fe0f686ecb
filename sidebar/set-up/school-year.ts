/** The school year to propose: from June on schools plan the next one. @param today a day of the curator's clock */
export function schoolYear(today: Date): string {
  const JUNE = 5;
  const first = today.getMonth() >= JUNE ? today.getFullYear() : today.getFullYear() - 1;
  return `${first}/${first + 1}`;
}
