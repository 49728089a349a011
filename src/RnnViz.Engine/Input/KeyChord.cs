namespace RnnViz.Engine.Input;

/// <summary>A key with the modifiers held: what the user presses.</summary>
public readonly record struct KeyChord(Key Key, KeyModifiers Modifiers = KeyModifiers.None);
