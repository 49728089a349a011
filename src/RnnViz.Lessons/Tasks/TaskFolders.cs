namespace RnnViz.Lessons.Tasks;

/// <summary>Where the files of a task lie.</summary>
/// <param name="OfLesson">The folder of the lesson file, in which relative paths start.</param>
/// <param name="BuiltInTexts">The folder of the texts that come with the program, each named as a lesson names it, with .txt.</param>
internal readonly record struct TaskFolders(string OfLesson, string BuiltInTexts);
