namespace RnnViz.Engine.Input;

/// <summary>One chord and the action that it names.</summary>
public readonly record struct KeyBinding(string Action, KeyChord Chord);
