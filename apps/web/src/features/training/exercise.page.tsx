import { useSession } from '../../app/session';
import { ExerciseGuidePage } from './exercise-guide';
import { ExerciseStart } from './exercise-start';

/** In a training its guide, in one's own centre the way into one. */
export default function ExercisePage() {
  const { training } = useSession();
  return training ? <ExerciseGuidePage /> : <ExerciseStart />;
}
