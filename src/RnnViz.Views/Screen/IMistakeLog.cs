namespace RnnViz.Views.Screen;

/// <summary>
/// Writes down mistakes of the program itself which do not end it: an exception in one panel, in opening a file, on a background thread.
/// </summary>
public interface IMistakeLog
{
    /// <summary>Writes one down. Never throws.</summary>
    /// <param name="error">What happened.</param>
    /// <param name="doing">Where: "opening a file", "the panel loss".</param>
    /// <returns>The path of what was written; null where there is no place for it.</returns>
    string? Write(Exception error, string doing);
}
