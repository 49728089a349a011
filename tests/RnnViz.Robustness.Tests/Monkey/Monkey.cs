using CsCheck;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Screen;
using RnnViz.Views.Tests;
using Key = RnnViz.Engine.Input.Key;

namespace RnnViz.Robustness.Tests.Monkey;

/// <summary>
/// Presses keys, clicks, drags, turns the wheel and changes the window's size, by chance, the same for the same seed. Frames go by
/// in between.
/// </summary>
internal sealed class Monkey(string lesson, ulong seed)
{
    private static readonly string[] ActionNames = [.. ActionsOfKeys()];
    private static readonly string Characters = "0123456789abcxyzTL .,;:-+eE?é中\u200f😀\t";

    private readonly PCG random = new(1, seed);
    private readonly List<string> done = [];
    private Stage? stage = Open(lesson);
    private Point pointer;

    /// <summary>What is played with; another one after the program was quit.</summary>
    public Stage Stage => stage ?? throw new ObjectDisposedException(nameof(Monkey));

    /// <summary>The last events, oldest first.</summary>
    public IEnumerable<string> Latest => done.TakeLast(40);

    /// <summary>Does one thing.</summary>
    public void Act()
    {
        switch (Below(20))
        {
            case < 8:
                Press(ActionNames[Below(ActionNames.Length)]);
                break;
            case < 10:
                Press(Below(2) == 0 ? Actions.Step : Actions.StepBack);
                break;
            case < 12:
                Type(Characters[Below(Characters.Length)]);
                break;
            case < 15:
                Click();
                break;
            case < 16:
                Drag();
                break;
            case < 17:
                Turn();
                break;
            case < 18:
                Move();
                break;
            case < 19 when Below(3) == 0:
                Resize();
                break;
            default:
                Frames(1 + Below(3));
                break;
        }

        Frames(1);
        if (Stage.Tree.QuitRequested)
        {
            Note("quit, and opened again");
            Close();
            stage = Open(lesson);
        }
    }

    /// <summary>Ends the program: its memory is free before another one is opened.</summary>
    public void Close()
    {
        Stage.Root.Lesson.Contrast.Dispose();
        stage = null;
    }

    /// <summary>A number from 0 to below a limit.</summary>
    public int Below(int limit) => (int)random.Next((uint)limit);

    private static Stage Open(string lesson)
    {
        var stage = new Stage(lesson);
        stage.Root.TrainingBudget = TimeSpan.FromMilliseconds(4);
        return stage;
    }

    private static IEnumerable<string> ActionsOfKeys()
    {
        InputMap map = Actions.CreateMap();
        return
            from key in Enum.GetValues<Key>()
            from modifiers in Enumerable.Range(0, 8)
            let action = map.ActionOf(new KeyChord(key, (KeyModifiers)modifiers))
            where action is not null
            select action;
    }

    private void Press(string action)
    {
        Note(action);
        Stage.Tree.Input(InputEvent.OfAction(action, isRepeat: Below(8) == 0, Below(6) == 0 ? KeyModifiers.Shift : KeyModifiers.None));
    }

    private void Type(char character)
    {
        Note($"type '{character}'");
        Stage.Tree.Input(InputEvent.OfCharacter(character));
    }

    private void Click()
    {
        pointer = Somewhere();
        Note($"click {pointer}");
        Send(InputKind.PointerMoved, pointer);
        Send(InputKind.PointerPressed, pointer, Below(6) == 0 ? KeyModifiers.Shift : KeyModifiers.None);
        Send(InputKind.PointerReleased, pointer);
    }

    private void Drag()
    {
        Point from = Somewhere(), to = Somewhere();
        Note($"drag {from} to {to}");
        Send(InputKind.PointerMoved, from);
        Send(InputKind.PointerPressed, from);
        for (int i = 1; i <= 3; i++)
        {
            Send(InputKind.PointerMoved, new Point(from.X + (to.X - from.X) * i / 3, from.Y + (to.Y - from.Y) * i / 3));
            Frames(Below(2));
        }

        if (Below(10) > 0) // a button may come up outside of what is told
        {
            Send(InputKind.PointerReleased, to);
        }

        pointer = to;
    }

    private void Turn()
    {
        float notches = Below(7) - 3;
        Note($"wheel {notches} at {pointer}");
        Stage.Tree.Input(InputEvent.OfWheel(pointer, notches, Below(4) == 0 ? KeyModifiers.Shift : KeyModifiers.None));
    }

    private void Move()
    {
        pointer = Below(8) == 0 ? new Point(-1, -1) : Somewhere();
        Note($"move {pointer}");
        Send(InputKind.PointerMoved, pointer);
    }

    private void Resize()
    {
        (int width, int height) = Below(8) == 0 ? (1 + Below(400), 1 + Below(400)) : (640 + Below(3200), 400 + Below(1800));
        Note($"resize {width}x{height}");
        Stage.Resize(width, height);
    }

    private void Frames(int count) => Stage.Frames(count);

    // half of the time on something that takes clicks
    private Point Somewhere()
    {
        Box box = new(0, 0, Stage.Size.Width, Stage.Size.Height);
        Box[] controls = [.. Stage.Root.Lesson.Controls.Places.Select(place => place.Box), Stage.Root.Lesson.Transport.Timeline.Track];
        if (Below(2) == 0)
        {
            box = controls[Below(controls.Length)];
        }

        return new Point(box.X + box.Width * Below(1000) / 1000, box.Y + box.Height * Below(1000) / 1000);
    }

    private void Send(InputKind kind, Point at, KeyModifiers modifiers = KeyModifiers.None) =>
        Stage.Tree.Input(InputEvent.OfPointer(kind, at, modifiers: modifiers));

    private void Note(string what)
    {
        done.Add(what);
        if (done.Count > 400)
        {
            done.RemoveRange(0, 200);
        }
    }
}
