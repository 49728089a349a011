namespace RnnViz.Engine.Input;

/// <summary>Gives key chords the names that the scene knows: the scene asks for "pause", never for a key.</summary>
public sealed class InputMap
{
    private readonly Dictionary<KeyChord, string> actions = [];
    private readonly List<KeyBinding> bindings = [];

    /// <summary>All bindings, in the order in which they were made; the help overlay prints them.</summary>
    public IReadOnlyList<KeyBinding> Bindings => bindings;

    /// <summary>Binds one or several chords to an action.</summary>
    /// <exception cref="InvalidOperationException">A chord is bound already.</exception>
    public InputMap Bind(string action, params ReadOnlySpan<KeyChord> chords)
    {
        ArgumentException.ThrowIfNullOrEmpty(action);
        foreach (KeyChord chord in chords)
        {
            if (!actions.TryAdd(chord, action))
            {
                throw new InvalidOperationException(
                    $"{chord} is bound to \"{actions[chord]}\" already; choose another chord for \"{action}\".");
            }

            bindings.Add(new KeyBinding(action, chord));
        }

        return this;
    }

    /// <summary>The action of a chord, or null.</summary>
    public string? ActionOf(KeyChord chord) => actions.GetValueOrDefault(chord);
}
