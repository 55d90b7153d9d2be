/** What the departments ask the centre to procure: from the draft to the procedure. What other rooms may ask. */
export {};
