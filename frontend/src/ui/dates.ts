// The fields for days and times, with their style: loaded with the first form that has one.
import "@mantine/dates/styles.layer.css";

export { DateInput, DatePickerInput, DateTimePicker } from "@mantine/dates";
