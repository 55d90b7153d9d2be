import { createContext } from 'react';

/** The product's date (ISO day): the session sets it, calendars and relative dates read it. */
export const TodayContext = createContext(new Date().toISOString().slice(0, 10));
