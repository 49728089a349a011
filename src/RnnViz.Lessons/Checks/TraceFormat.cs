namespace RnnViz.Lessons.Checks;

/// <summary>The file formats of a trace.</summary>
public enum TraceFormat
{
    /// <summary>Comma-separated values, one line an iteration, names in the first.</summary>
    Csv,

    /// <summary>One JSON object a line and iteration; numbers that JSON has no way to write are "NaN" and "Infinity" in quotes.</summary>
    JsonLines,
}
