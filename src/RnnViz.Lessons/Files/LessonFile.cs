namespace RnnViz.Lessons.Files;

/// <summary>A file that a lesson names, as it was when the lesson was read.</summary>
/// <param name="Path">Its path as the lesson writes it.</param>
/// <param name="Length">How many bytes it has.</param>
/// <param name="Sha256">Their SHA-256, 64 hexadecimal digits.</param>
/// <param name="Content">They, where there are at most <see cref="LessonFiles.MostKept"/>; else null.</param>
internal sealed record LessonFile(string Path, long Length, string Sha256, byte[]? Content);
