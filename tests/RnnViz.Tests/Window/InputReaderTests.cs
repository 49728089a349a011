using Raylib_cs;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Views.Screen;
using RnnViz.Window;

namespace RnnViz.Tests.Window;

/// <summary>What keys, characters and clicks become, without a window.</summary>
public sealed class InputReaderTests
{
    // what the letter keys type, from A to Z of an American keyboard
    private const string American = "abcdefghijklmnopqrstuvwxyz", French = "qbcdefghijkl,noparstuvzxyw",
        Dvorak = "axje.uidchtnmbrl'poygk,qf;", Russian = "фисвуапршолдьтщзйкыегмцчня", Greek = "αβψδεφγηιξκλμνοπ;ρστθωςχυζ",
        Hebrew = "שנבגקכעיןחלךצמםפ/רדאוה'סטז", Arabic = "ش\uFEFBؤيثبلاهتنمةىخحضقسفعرصءغئ";

    private const int RussianT = 'е', RussianL = 'д';

    [Theory]
    [InlineData(Russian)]
    [InlineData(Greek)]
    [InlineData(Hebrew)]
    [InlineData(Arabic)]
    public void On_a_layout_of_another_script_every_letter_key_does_what_is_printed_on_an_American_one(string typed)
    {
        for (KeyboardKey key = KeyboardKey.A; key <= KeyboardKey.Z; key++)
        {
            InputEvent[] there = Read(typed, Pressed(key), Typed(typed[key - KeyboardKey.A])), here =
                Read(American, Pressed(key), Typed(American[key - KeyboardKey.A]));
            Assert.Equal(ActionsOf(here), ActionsOf(there));
        }
    }

    [Fact]
    public void On_a_Russian_layout_T_is_the_theme_and_with_Shift_S_is_the_figure()
    {
        Assert.Equal(["theme"], ActionsOf(Read(Russian, Pressed(KeyboardKey.T), Typed(RussianT))));
        Assert.Equal(["lessons"], ActionsOf(Read(Russian, Pressed(KeyboardKey.L), Typed(RussianL))));
        Assert.Equal(["figure"], ActionsOf(Read(Russian, Pressed(KeyboardKey.S, KeyModifiers.Shift), Typed('Ы'))));
    }

    [Fact]
    public void On_a_Russian_layout_Ctrl_and_R_start_again() =>
        Assert.Equal(["restart"], ActionsOf(Read(Russian, Pressed(KeyboardKey.R, KeyModifiers.Ctrl))));

    [Fact]
    public void Ctrl_goes_with_the_letter_that_a_Latin_layout_has_on_the_key()
    {
        // a Dvorak keyboard has R where an American one has O
        Assert.Equal(["restart"], ActionsOf(Read(Dvorak, Pressed(KeyboardKey.O, KeyModifiers.Ctrl))));
        Assert.Empty(Read(Dvorak, Pressed(KeyboardKey.R, KeyModifiers.Ctrl)));
    }

    [Theory]
    [InlineData(French, KeyboardKey.M, ',')]
    [InlineData(Dvorak, KeyboardKey.Q, '\'')]
    [InlineData(American, KeyboardKey.Semicolon, 'ö')]
    public void A_sign_on_a_Latin_layout_is_no_command_for_its_key(string layout, KeyboardKey key, int typed) =>
        Assert.Empty(ActionsOf(Read(layout, Pressed(key), Typed(typed))));

    [Theory]
    [InlineData('&', 1)]
    [InlineData('é', 2)]
    [InlineData('"', 3)]
    [InlineData('\'', 4)]
    [InlineData('(', 5)]
    [InlineData('è', 7)]
    [InlineData('_', 8)]
    [InlineData('ç', 9)]
    public void On_a_French_layout_a_digit_needs_no_Shift(int typed, int digit)
    {
        KeyboardKey key = KeyboardKey.Zero + digit;
        Assert.Equal([$"focus {digit}"], ActionsOf(Read(French, Pressed(key), Typed(typed))));
        Assert.Equal([$"focus {digit}"], ActionsOf(Read(French, Pressed(key, KeyModifiers.Shift), Typed('0' + digit))));
    }

    [Theory]
    [InlineData('!')]
    [InlineData('@')]
    [InlineData('(')]
    public void A_sign_above_a_digit_is_not_the_digit(int typed) =>
        Assert.Empty(ActionsOf(Read(American, Pressed(KeyboardKey.One, KeyModifiers.Shift), Typed(typed))));

    [Theory]
    [InlineData('٣', "focus 3")] // Arabic
    [InlineData('３', "focus 3")] // as wide as a Japanese sign
    [InlineData('ｔ', "theme")]
    [InlineData('؟', "help")]
    [InlineData('　', "pause")]
    public void Signs_of_other_scripts_that_mean_the_same_do_the_same(int typed, string action) =>
        Assert.Equal([action], ActionsOf(Read(American, Pressed(KeyboardKey.Null), Typed(typed))));

    [Fact]
    public void Caps_Lock_is_not_Shift()
    {
        Assert.Equal(["screenshot"], ActionsOf(Read(American, Pressed(KeyboardKey.S), Typed('S'))));
        Assert.Equal(["figure"], ActionsOf(Read(American, Pressed(KeyboardKey.S, KeyModifiers.Shift), Typed('s'))));
        // without a key that it could be known of, a capital is one
        Assert.Equal(["figure"], ActionsOf(Read(American, Typed('S'))));
    }

    [Fact]
    public void Whoever_takes_text_has_the_typed_character_and_no_command_comes_of_its_key()
    {
        var characters = new List<char>();
        InputEvent[] seen = Read(Russian, happened =>
        {
            characters.AddRange(happened.Kind == InputKind.Character ? [happened.Character] : Array.Empty<char>());
            return happened.Kind == InputKind.Character;
        }, Pressed(KeyboardKey.T), Typed(RussianT), Pressed(KeyboardKey.Q), Typed('й'));
        Assert.Equal(['е', 'й'], characters);
        Assert.Empty(ActionsOf(seen));
    }

    [Fact]
    public void A_character_that_comes_a_frame_after_its_key_is_still_of_that_key()
    {
        var reader = new InputReader(Actions.CreateMap(), LayoutOf(Russian));
        Assert.Empty(Read(reader, Pressed(KeyboardKey.T)));
        Assert.Equal(["theme"], ActionsOf(Read(reader, Typed(RussianT))));
    }

    [Fact]
    public void A_dead_key_does_nothing_and_the_letter_after_it_is_a_letter()
    {
        Assert.Empty(Read(American, Pressed(KeyboardKey.Grave)));
        Assert.Equal(["lessons"], ActionsOf(Read(American, Pressed(KeyboardKey.Grave), Pressed(KeyboardKey.L), Typed('l'))));
        Assert.Empty(ActionsOf(Read(American, Pressed(KeyboardKey.Six, KeyModifiers.Shift))));
    }

    [Fact]
    public void The_number_pad_types_digits_with_Num_Lock_and_moves_without()
    {
        RawInput six = Pressed(KeyboardKey.Kp6);
        Assert.Equal(["focus 6"], ActionsOf(Read(American, six with { HasNumLock = true }, Typed('6'))));
        Assert.Equal(["step"], ActionsOf(Read(American, six)));
        Assert.Equal(["accept"], ActionsOf(Read(American, Pressed(KeyboardKey.KpEnter))));
    }

    [Fact]
    public void AltGr_types_its_sign_where_it_counts_as_Ctrl_and_Alt()
    {
        const KeyModifiers AltGr = KeyModifiers.Ctrl | KeyModifiers.Alt;
        Assert.Equal(["help"], ActionsOf(Read(American, Pressed(KeyboardKey.R, AltGr), Typed('?'))));
        Assert.Equal(["restart as loaded"], ActionsOf(Read(American, Pressed(KeyboardKey.R, AltGr))));
    }

    [Fact]
    public void A_thousand_keys_within_a_frame_all_count()
    {
        RawInput[] keys = [Pressed(KeyboardKey.Right), Pressed(KeyboardKey.T), Typed('t')];
        string[] actions = ActionsOf(Read(American, [.. Enumerable.Repeat(keys, 500).SelectMany(three => three)]));
        Assert.Equal((500, 500), (actions.Count(action => action == "step"), actions.Count(action => action == "theme")));
    }

    [Fact]
    public void Clicks_and_keys_within_a_frame_come_in_their_order_and_where_they_were()
    {
        InputEvent[] seen = Read(
            American, At(RawKind.ButtonPressed, 5), At(RawKind.ButtonReleased, 5), Pressed(KeyboardKey.Right), At(RawKind.Moved, 7),
            At(RawKind.Moved, 9), At(RawKind.ButtonPressed, 9), At(RawKind.ButtonReleased, 30));
        Assert.Equal(
            ["PointerMoved 5", "PointerPressed 5", "PointerReleased 5", "Action 0", "PointerMoved 9", "PointerPressed 9", "PointerMoved 30",
                "PointerReleased 30"],
            seen.Select(happened => $"{happened.Kind} {happened.Position.X}"));
    }

    [Fact]
    public void Where_the_pointer_is_when_the_window_opens_is_no_move()
    {
        var reader = new InputReader(Actions.CreateMap(), LayoutOf(American));
        Assert.Empty(Read(reader, At(RawKind.Entered, 5), At(RawKind.Moved, 5)));
        Assert.Equal(6, Assert.Single(Read(reader, At(RawKind.Moved, 6))).Position.X);
        Assert.Equal(5, Assert.Single(Read(reader, At(RawKind.Moved, 5))).Position.X);
    }

    [Fact]
    public void The_pointer_is_nowhere_outside_but_while_a_button_is_held()
    {
        InputEvent[] seen = Read(
            American, At(RawKind.Entered, 4), At(RawKind.Moved, 5), At(RawKind.Left, 5), At(RawKind.Entered, 6),
            At(RawKind.ButtonPressed, 6),
            At(RawKind.Left, 6), At(RawKind.Moved, -40), At(RawKind.ButtonReleased, -40));
        Assert.Equal(
            ["PointerMoved 5", "PointerMoved -1", "PointerMoved 6", "PointerPressed 6", "PointerMoved -40", "PointerReleased -40",
                "PointerMoved -1"],
            seen.Select(happened => $"{happened.Kind} {happened.Position.X}"));
    }

    [Fact]
    public void What_was_held_at_the_press_counts_even_if_it_is_up_at_the_end_of_the_frame()
    {
        InputEvent[] seen = Read(
            American, At(RawKind.ButtonPressed, 5) with { Modifiers = KeyModifiers.Shift }, At(RawKind.ButtonReleased, 5),
            Pressed(KeyboardKey.Tab, KeyModifiers.Shift), Pressed(KeyboardKey.Tab));
        Assert.Equal(KeyModifiers.Shift, seen.First(happened => happened.IsPress).Modifiers);
        Assert.Equal(["previous control", "next control"], ActionsOf(seen));
    }

    private static RawInput Pressed(KeyboardKey key, KeyModifiers held = KeyModifiers.None) => new(RawKind.Key, held) { Key = key };

    private static RawInput Typed(int character) => new(RawKind.Character) { Character = character };

    private static RawInput At(RawKind kind, float x) => new(kind) { Position = new Point(x, 3) };

    private static KeyboardLayout LayoutOf(string typed) => new(key =>
    {
        char sign = key is >= KeyboardKey.A and <= KeyboardKey.Z ? typed[key - KeyboardKey.A] : '\0';
        return char.IsAscii(sign) ? sign : '\0';
    });

    private static InputEvent[] Read(string layout, params RawInput[] happened) => Read(layout, _ => false, happened);

    private static InputEvent[] Read(string layout, Func<InputEvent, bool> takes, params RawInput[] happened) =>
        Read(new InputReader(Actions.CreateMap(), LayoutOf(layout)), takes, happened);

    private static InputEvent[] Read(InputReader reader, params RawInput[] happened) => Read(reader, _ => false, happened);

    private static InputEvent[] Read(InputReader reader, Func<InputEvent, bool> takes, RawInput[] happened)
    {
        var queue = new InputQueue();
        foreach (RawInput one in happened)
        {
            queue.Add(one);
        }

        var seen = new List<InputEvent>();
        reader.Read(queue, one =>
        {
            seen.AddRange(one.Kind == InputKind.Character ? Array.Empty<InputEvent>() : [one]);
            return takes(one);
        });
        Assert.Equal(0, queue.Count);
        return [.. seen];
    }

    private static string[] ActionsOf(InputEvent[] seen) =>
        [.. seen.Where(one => one.Kind == InputKind.Action).Select(one => one.Action)];
}
