using RnnViz.Numerics.Files;

namespace RnnViz.Lessons.Tasks;

/// <summary>Where the files of a task lie.</summary>
/// <param name="OfLesson">The folder of the lesson file, in which relative paths start, and what may be read from there.</param>
/// <param name="BuiltInTexts">The folder of the texts that come with the program, each named as a lesson names it, with .txt.</param>
internal readonly record struct TaskFolders(InputFolder OfLesson, string BuiltInTexts);
