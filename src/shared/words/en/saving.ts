/** Words of the settings on where files go and how they are named. */
export const saving = {
  saving: {
    title: 'Saving',
    subfolders: 'Folders in it',
    subfoldersText: 'By the day on which a task was added.',
    subfoldersNone: 'None',
    subfoldersDay: 'One per day',
    subfoldersMonth: 'One per month',
    name: 'File name',
    tokens: 'Put into the name',
    nameReset: 'Back to the default',
    example: 'Example:',
    exampleLabel: 'Dog on a beach',
    sidecars: 'A .json file beside each video',
    sidecarsText: 'With ID, times, source and SHA-256. The key is never in it.',
  },
  nameToken: {
    id: 'Task ID',
    label: 'Task name',
    date: 'Date added',
    time: 'Time added',
    kind: 'Video or image',
    n: 'Number in the task',
  },
  templateRefusal: {
    empty: 'Type a name, or click one of the words above.',
    'too-long': 'Keep the name under {{most}} characters.',
    separator: 'A name cannot hold “{{subject}}”. For folders, use “Folders in it”.',
    'unknown-token': '“{{subject}}” is not a token. Use the words above.',
  },
} as const;
