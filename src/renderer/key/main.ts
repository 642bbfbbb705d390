import './key-bridge';
import { startKeyForm } from './key-form';
import '../src/styles/tokens.css';
import '../src/styles/base.css';
import '../src/ui/button.css';
import './key.css';

startKeyForm(document, window.dimilinksKey);
