import { PageHeader } from '../../shared/ui';

export default function GalleryPage() {
  return <PageHeader title="Bausteine der Oberfläche" />;
}
