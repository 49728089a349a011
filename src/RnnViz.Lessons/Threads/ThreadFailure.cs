namespace RnnViz.Lessons.Threads;

/// <summary>What a background thread has thrown.</summary>
/// <param name="Thread">What the thread does: "spectrum of Whh".</param>
/// <param name="Error">The exception.</param>
public readonly record struct ThreadFailure(string Thread, Exception Error);
