namespace RnnViz.Engine.Text;

/// <summary>A file of wordings cannot be used; the message is a sentence that says where, what was found and what is allowed.</summary>
public sealed class LabelsException(string message) : Exception(message);
