using RnnViz.Engine.Input;

namespace RnnViz.Engine.Controls;

/// <summary>Controls among which the keyboard focus goes round, in the order in which they were added.</summary>
public sealed class FocusGroup(ControlKeys keys)
{
    private readonly List<Focusable> members = [];

    /// <summary>The actions that the focused control takes.</summary>
    public ControlKeys Keys { get; } = keys;

    /// <summary>The control that has the focus, or null.</summary>
    public Focusable? Current { get; private set; }

    /// <summary>The controls, in the order of the focus.</summary>
    internal IReadOnlyList<Focusable> Members => members;

    /// <summary>Gives the focus to a member, or with null to none.</summary>
    public void Give(Focusable? member)
    {
        if (ReferenceEquals(member, Current))
        {
            return;
        }

        Focusable? before = Current;
        Current = member;
        before?.FocusLost();
    }

    /// <summary>Moves the focus on or back, past controls that are hidden or disabled. Answers whether there was one to take it.</summary>
    public bool Move(int direction)
    {
        int count = members.Count, at = Current is null ? (direction > 0 ? -1 : count) : members.IndexOf(Current);
        for (int i = 1; i <= count; i++)
        {
            Focusable next = members[((at + direction * i) % count + count) % count];
            if (!next.Visible || !next.IsEnabled)
            {
                continue;
            }

            Give(next);
            return true;
        }

        return false;
    }

    /// <summary>Handles the keys that move the focus or give it up; to be asked after the members themselves.</summary>
    public bool Input(in InputEvent input)
    {
        if (input.Is(Keys.Next))
        {
            return Move(+1);
        }

        if (input.Is(Keys.Previous))
        {
            return Move(-1);
        }

        if (Current is null || !input.Is(Keys.Cancel) && !input.Is(Keys.Accept))
        {
            return false;
        }

        Give(null);
        return true;
    }

    /// <summary>Whether an event belongs to the program and ends the focus.</summary>
    internal bool Leaves(in InputEvent input)
    {
        for (int i = 0; i < Keys.Leave.Count; i++)
        {
            if (input.Is(Keys.Leave[i]))
            {
                return true;
            }
        }

        return false;
    }

    internal void Add(Focusable member) => members.Add(member);
}
