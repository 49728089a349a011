namespace RnnViz.Views.Panels;

/// <summary>A figure was asked for of a panel that has stopped; the message is one sentence for the user.</summary>
public sealed class PanelStoppedException(string message) : Exception(message);
