namespace RnnViz.Output;

/// <summary>A file cannot be written; the message is one sentence for the terminal, which says what to do.</summary>
/// <param name="message">The sentence.</param>
/// <param name="cause">What the system said.</param>
internal sealed class OutputException(string message, Exception? cause = null) : IOException(message, cause);
