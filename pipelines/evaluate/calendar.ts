export { addDays, addMonths, dayNumber, daysBetween, isoDate } from "../../schemas/calendar.ts";
