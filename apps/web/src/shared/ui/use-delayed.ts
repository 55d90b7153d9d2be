import { useEffect, useState } from 'react';

/** The value as it was once it has rested for `ms`, so that not every key asks the server. */
export function useDelayed<Value>(value: Value, ms: number): Value {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), ms);
    return () => clearTimeout(timer);
  }, [value, ms]);
  return rested;
}
