export { ABSENT, counted, fileSize, money, percent, quantity, unitPrice } from './amounts';
export {
  date,
  dayOfInstant,
  instant,
  instantInGermany,
  longDate,
  month,
  monthName,
  relativeDay,
  time,
  weekdayName,
} from './dates';
export {
  addDays,
  addMonths,
  calendarWeek,
  dayParts,
  daysBetween,
  daysInMonth,
  isoDay,
  parseGermanDay,
  weekday,
} from './days';
export { addDecimals, compareDecimal, drawnLength, germanDecimal, parseGermanDecimal } from './decimal';
export type { DecimalRules, Parsed } from './decimal';
