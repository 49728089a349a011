namespace RnnViz.Window;

/// <summary>
/// What the user has done since the last frame, in order. It grows where a frame takes long: nothing is dropped, but of moves in a
/// row only the last one is kept.
/// </summary>
internal sealed class InputQueue
{
    private readonly List<RawInput> waiting = new(256);

    /// <summary>How many there are.</summary>
    public int Count => waiting.Count;

    /// <summary>One of them, from 0.</summary>
    public RawInput this[int index] => waiting[index];

    /// <summary>Something happened.</summary>
    public void Add(in RawInput happened)
    {
        if (happened.Kind == RawKind.Moved && waiting.Count > 0 && waiting[^1].Kind == RawKind.Moved)
        {
            waiting[^1] = happened;
            return;
        }

        waiting.Add(happened);
    }

    /// <summary>All of them have been read.</summary>
    public void Clear() => waiting.Clear();
}
