/** Words around forms. */
import { defineMessages } from './define.ts';

export const formWords = defineMessages({ errors: 'Có chỗ cần sửa' }, { errors: 'Something needs mending' });
