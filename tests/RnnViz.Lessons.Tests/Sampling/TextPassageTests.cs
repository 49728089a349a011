using RnnViz.Lessons.Files;
using RnnViz.Lessons.Sampling;
using RnnViz.Lessons.Session;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Tasks;
using RnnViz.Numerics.Equations;
using RnnViz.Numerics.Network;

namespace RnnViz.Lessons.Tests.Sampling;

public sealed class TextPassageTests
{
    [Theory]
    [InlineData(CellKind.Vanilla, "H")]
    [InlineData(CellKind.Lstm, "H C I F G O")]
    [InlineData(CellKind.Gru, "H R Z N")]
    public void Its_numbers_are_what_the_plain_equations_say_of_the_text_from_its_beginning(CellKind cell, string kinds)
    {
        TrainingSession session = Trained(cell, "Heading\n\n" + Line + "and a second line, which is not as long\n" + Filler, 7);
        session.ReadPassage();
        TextPassage passage = session.Passage!;
        Assert.Equal(kinds, string.Join(' ', passage.Kinds));
        Assert.Equal((7, "Heading\n\n".Length), (passage.Iteration, passage.Start));
        IPlainCell equations = Read(session, passage.Start + passage.Length);
        for (int i = 0; i < passage.Length; i++)
        {
            int t = passage.Start + i + 1;
            for (int unit = 0; unit < 6; unit++)
            {
                Assert.Equal(equations.h[t][unit], passage.ValueAt(StateKind.H, i, unit), 1e-12);
                for (int kind = 1; kind < passage.Kinds.Count; kind++)
                {
                    int gate = kind - (cell == CellKind.Lstm ? 2 : 1);
                    double expected = passage.Kinds[kind] == StateKind.C ? equations.c[t][unit] : equations.Gate(gate)[t][unit];
                    Assert.Equal(expected, passage.ValueAt(passage.Kinds[kind], i, unit), 1e-12);
                }
            }
        }
    }

    [Fact]
    public void A_quantity_that_the_cell_has_not_is_refused()
    {
        TrainingSession session = Trained(CellKind.Gru, "to be or not to be", 0);
        session.ReadPassage();
        Assert.Throws<ArgumentOutOfRangeException>(() => session.Passage!.ValueAt(StateKind.C, 0, 0));
    }

    [Fact]
    public void It_begins_with_the_first_long_line_of_a_long_text_and_with_the_first_character_of_a_short_one()
    {
        TextPassage novel = new TrainingSession(LessonCatalog.Load("pride-and-prejudice")).Passage!;
        Assert.Equal(800, novel.Length);
        Assert.StartsWith(
            "It␣is␣a␣truth␣universally␣acknowledged,␣that␣a␣single␣man␣in␣possession↵of␣a␣good", Text(novel), StringComparison.Ordinal);
        Assert.True(novel.EndsLine(Text(novel).IndexOf('↵', StringComparison.Ordinal)));
        TextPassage hello = new TrainingSession(LessonCatalog.Load("hello")).Passage!;
        Assert.Equal(("hello", 0), (Text(hello), hello.Start));
        Assert.Equal("a\n\nb", Text(Trained(CellKind.Vanilla, "a\n\nb", 0).Passage!).Replace('↵', '\n'));
        Assert.Null(new TrainingSession(LessonCatalog.Load("vanishing")).Passage);
    }

    [Fact]
    public void What_is_read_of_an_iteration_is_the_same_whenever_it_is_read()
    {
        TrainingSession session = Trained(CellKind.Vanilla, Line + Filler, 4);
        session.ReadPassage();
        double[] before = Values(session.Passage!);
        for (int i = 5; i < 20; i++)
        {
            session.GoTo(i);
        }

        session.ReadPassage();
        Assert.NotEqual(before, Values(session.Passage!));
        session.GoTo(4);
        session.ReadPassage();
        Assert.Equal(4, session.Passage!.Iteration);
        Assert.Equal(before, Values(session.Passage!));
    }

    [Fact]
    public void A_small_network_reads_every_iteration_and_a_large_one_at_once_first_and_then_after_the_interval()
    {
        foreach (bool isLarge in new[] { false, true })
        {
            TrainingSession session = Trained(CellKind.Lstm, Line + Filler, 0, isLarge ? 64 : 6);
            TextPassage passage = session.Passage!;
            Assert.Equal((-1, !isLarge), (passage.Iteration, passage.IsQuick));
            Assert.True(double.IsNaN(passage.ValueAt(StateKind.H, 0, 0)));
            int last = 3 * TextPassage.Interval;
            for (int i = 0; i <= last; i++)
            {
                session.GoTo(i);
                session.ReadPassageInTurn(waits: true);
                Assert.Equal(isLarge ? i / TextPassage.Interval * TextPassage.Interval : i, passage.Iteration);
            }

            RequireReadAnew(session, last);
        }
    }

    [Fact]
    public void What_another_thread_has_read_is_that_of_the_iteration_it_says()
    {
        TrainingSession session = Trained(CellKind.Lstm, Line + Filler, 0, 64);
        TextPassage passage = session.Passage!;
        session.ReadPassageInTurn(waits: false);
        for (int i = 0; i <= TextPassage.Interval; i++)
        {
            session.GoTo(i);
        }

        session.ReadPassageInTurn(waits: false);
        int version = passage.Version;
        session.GoTo(TextPassage.Interval + 1);
        while (passage.Version == version)
        {
            session.ReadPassageInTurn(waits: false);
        }

        RequireReadAnew(session, TextPassage.Interval);
    }

    /// <summary>What is read is of an iteration, and what is read there once more.</summary>
    private static void RequireReadAnew(TrainingSession session, int iteration)
    {
        Assert.Equal(iteration, session.Passage!.Iteration);
        double[] read = Values(session.Passage!);
        session.GoTo(0);
        session.ReadPassage();
        Assert.NotEqual(read, Values(session.Passage!));
        session.GoTo(iteration);
        session.ReadPassage();
        Assert.Equal(read, Values(session.Passage!));
    }

    [Fact]
    public void Weights_that_a_control_changes_are_read_anew()
    {
        TrainingSession session = Trained(CellKind.Vanilla, Line + Filler, 5);
        session.ReadPassage();
        double[] before = Values(session.Passage!);
        session.RescaleRecurrent(RecurrentMeasure.SpectralRadius, 2.5);
        Assert.Equal(-1, session.Passage!.Iteration);
        session.ReadPassage();
        Assert.NotEqual(before, Values(session.Passage!));
        Assert.Equal(Read(session, 30).h[30][2], session.Passage!.ValueAt(StateKind.H, 29, 2), 1e-12);
    }

    [Fact]
    public void A_future_that_is_given_up_is_forgotten()
    {
        TrainingSession session = Trained(CellKind.Vanilla, Line + Filler, 9);
        session.ReadPassage();
        session.GoTo(3);
        session.LearningRate *= 2;
        Assert.Equal(-1, session.Passage!.Iteration);
    }

    private const string Line = "A line of more than forty characters, so that it is a long one.\n";

    private static string Filler => string.Concat(Enumerable.Range(0, 30).Select(i => $"Line {i} of a text without an end\n"));

    private static TrainingSession Trained(CellKind cell, string text, int iterations, int hidden = 6)
    {
        Lesson lesson = LessonCatalog.Load("hello");
        var session = new TrainingSession(lesson with
        {
            Task = new TextTaskSettings { Text = text, SequenceLength = 3, BatchSize = 2 },
            Model = lesson.Model with { Cell = cell, Hidden = hidden },
            Stops = [],
        });
        for (int i = 0; i <= iterations; i++)
        {
            session.GoTo(i);
        }

        return session;
    }

    /// <summary>The first tokens of the session's text by the plain equations with the weights of now, t from 1.</summary>
    private static IPlainCell Read(TrainingSession session, int length)
    {
        NetworkParameters weights = session.Parts.Network.Parameters;
        IPlainCell cell = session.Lesson.Model.Cell switch
        {
            CellKind.Lstm => new LstmCell(weights, length),
            CellKind.Gru => new GruCell(weights, length),
            _ => new VanillaCell(weights, session.Parts.Network.Activation, length),
        };
        TextTokens tokens = ((TextTask)session.Task).Text.Tokens;
        for (int t = 1; t <= length; t++)
        {
            cell.x[t][tokens[t - 1]] = 1;
        }

        cell.Forward();
        return cell;
    }

    private static string Text(TextPassage passage) => string.Concat(Enumerable.Range(0, passage.Length).Select(passage.SymbolAt));

    private static double[] Values(TextPassage passage) =>
        [.. Enumerable.Range(0, passage.Length).SelectMany(
            i => Enumerable.Range(0, 6).Select(unit => passage.ValueAt(StateKind.H, i, unit)))];
}
