/** Consultations and trainings of the centre, logged for the annual report. What other rooms may ask. */
export {};
