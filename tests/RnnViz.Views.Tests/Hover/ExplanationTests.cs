using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Mathematics;
using RnnViz.Lessons.Files;
using RnnViz.Lessons.Phases;
using RnnViz.Lessons.Settings;
using RnnViz.Lessons.Stepping;
using RnnViz.Lessons.Tests.Recordings;
using RnnViz.Views.Controls;
using RnnViz.Views.Hover;
using RnnViz.Views.Layout;
using RnnViz.Views.Overlays;
using RnnViz.Views.Panels;
using RnnViz.Views.Panels.Bptt;
using RnnViz.Views.Screen;

namespace RnnViz.Views.Tests.Hover;

/// <summary>Pointing at anything says what it is: over every lesson, many of its places, and the whole screen.</summary>
public sealed class ExplanationTests
{
    /// <summary>From point to point of the grid, in pixels.</summary>
    private const int Grid = 83;

    [Fact]
    public void Every_topic_has_one_explanation()
    {
        var all = new HashSet<Topic>();
        foreach (CellKind cell in Enum.GetValues<CellKind>())
        {
            Topic[] topics = [.. Entries(cell).Select(explanation => explanation.Topic)];
            Assert.Equal(topics.Distinct(), topics);
            Assert.All(topics, topic => Assert.Equal(topic, Explanations.Of(topic, cell)!.Topic));
            Assert.Null(Explanations.Of(Topic.None, cell));
            all.UnionWith(topics);
            topics = [.. Recorded(cell).Select(explanation => explanation.Topic)];
            Assert.Equal(topics.Distinct(), topics);
            Assert.All(topics, topic => Assert.Equal(topic, Explanations.Of(topic, cell, isRecorded: true)!.Topic));
            all.UnionWith(topics);
        }

        Assert.Equal(Enum.GetValues<Topic>().Where(topic => topic != Topic.None), all.Order());
    }

    [Theory]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Lessons_of_gated_cells_are_told_nothing_that_is_true_of_the_vanilla_cell_only(CellKind cell)
    {
        foreach (Explanation explanation in Entries(cell).Concat(Recorded(cell)))
        {
            string said = string.Join(' ', explanation.Name.Concat(explanation.What).Concat(explanation.Marks).Concat(explanation.Value)
                .Select(word => word.Notation + word.Text).Append(explanation.Formula));
            Assert.All((string[])["hh}", "xh}", "φ", "ρ", "σ_", "b_h,"], words => Assert.DoesNotContain(words, said));
        }
    }

    [Theory]
    [InlineData(CellKind.Vanilla)]
    [InlineData(CellKind.Lstm)]
    [InlineData(CellKind.Gru)]
    public void Recordings_are_told_nothing_of_outputs_optimizers_and_controls(CellKind cell)
    {
        foreach (Explanation explanation in Recorded(cell))
        {
            string said = string.Join(' ', explanation.Name.Concat(explanation.What).Concat(explanation.Marks).Concat(explanation.Value)
                .Select(word => word.Notation + word.Text).Append(explanation.Formula));
            string[] untrue = ["hy}", "e_t", "ŷ", "y_t", "o_t = W", "b_y", "batch after batch", "Trains on", "softmax"];
            Assert.All(untrue, words => Assert.DoesNotContain(words, said));
        }
    }

    private static IEnumerable<Explanation> Recorded(CellKind cell) =>
        Explanations.Sections(cell, isRecorded: true).SelectMany(section => section.Entries);

    private static IEnumerable<Explanation> Entries(CellKind cell) => Explanations.Sections(cell).SelectMany(section => section.Entries);

    [Fact]
    public void Every_formula_can_be_read_also_within_sentences()
    {
        foreach (Explanation explanation in Enum.GetValues<CellKind>().SelectMany(cell => Entries(cell).Concat(Recorded(cell))))
        {
            Assert.NotEmpty(explanation.Name);
            Assert.NotEmpty(explanation.What);
            if (explanation.Formula is string formula)
            {
                Formula.Read(formula);
            }

            foreach (SentenceWord word in explanation.Name.Concat(explanation.What).Concat(explanation.Marks).Concat(explanation.Value))
            {
                bool isUnread = word.Notation is null && word.Text.AsSpan().ContainsAny("_{}^\\ₜ");
                Assert.False(isUnread, $"{explanation.Topic}: {word.Text} is not set as a formula");
            }
        }
    }

    [Fact]
    public void Everything_on_the_screens_of_all_lessons_is_explained_and_no_explanation_is_unused()
    {
        var seen = new HashSet<Topic>();
        foreach (string lesson in LessonCatalog.BuiltIn.Select(lesson => lesson.Name))
        {
            seen.UnionWith(Explain(lesson, new Stage(lesson, 1600, 900)));
        }

        seen.UnionWith(Explain("one unit", new Stage(GeometryCase.OneUnit(5), new Extent(1600, 900))));
        foreach (CellKind cell in (CellKind[])[CellKind.Lstm, CellKind.Gru])
        {
            seen.UnionWith(Explain($"{cell}", GatedCase.Open(GatedCase.Recall(cell), 1600, 900)));
        }

        foreach (string cell in (string[])["lstm", "gru", "rnn_tanh"])
        {
            using WrittenRecording recording = WrittenRecording.Of(3, cell, ["a", "the"]);
            var stage = new Stage(recording.Load(), new Extent(1600, 900));
            HashSet<Topic> recorded = Explain($"a recorded {cell}", stage);
            CellKind kind = stage.Training.Session.Lesson.Model.Cell;
            Assert.Equal([], recorded.Where(topic => topic != Topic.None && Explanations.Of(topic, kind, isRecorded: true) is null));
            seen.UnionWith(recorded);
        }

        string[] unused = [.. Enum.GetValues<Topic>().Except(seen).Select(topic => topic.ToString())];
        Assert.Equal([], unused);
    }

    /// <summary>Goes over the places of a lesson and requires an explanation for all that is there; answers all topics.</summary>
    private static HashSet<Topic> Explain(string lesson, Stage stage)
    {
        var seen = new HashSet<Topic>();
        stage.Root.FramesPerSecond = 60;
        stage.Frames(4);
        stage.Playback.IsRunning = false;
        Look("the whole iteration");
        LookAtCell();
        foreach (FlowPicture picture in Enum.GetValues<FlowPicture>())
        {
            stage.View.FlowPicture = picture;
            stage.Frames(1);
            Look($"{picture}");
        }

        foreach (PanelKey focus in Enum.GetValues<PanelKey>())
        {
            stage.View.Focus = focus;
            stage.Frames(1);
            Look($"focus {focus}");
        }

        stage.View.Focus = PanelKey.None;
        stage.Do(Actions.FitScales);
        stage.Frames(300); // until the toast has gone
        Look("fitted");
        stage.Do(Actions.FitScales);
        GoThrough();
        if (stage.Training.Session.IsRecorded)
        {
            return seen;
        }

        foreach (ClipKind clip in Enum.GetValues<ClipKind>())
        {
            stage.Training.Session.ClipKind = clip;
            stage.Training.Session.ClipThreshold = 1e-3;
            Go(new Cursor(stage.Training.Walk.Cursor.Iteration, Phase.Update, 0, Term.Clip), $"clip {clip}");
        }

        foreach (OptimizerKind optimizer in Enum.GetValues<OptimizerKind>())
        {
            stage.Training.Session.OptimizerKind = optimizer;
            Go(new Cursor(stage.Training.Walk.Cursor.Iteration, Phase.Update, 0, Term.Update), $"{optimizer}");
        }

        return seen;

        void GoThrough()
        {
            Walk walk = stage.Training.Walk;
            int timesteps = stage.Training.Step.Timesteps;
            for (int i = 0; i < walk.Itinerary.StopsPerIteration; i++)
            {
                Cursor place = walk.Itinerary.At(walk.Cursor.Iteration, i);
                // the timesteps between are like these
                if (place.Timestep <= 1 || place.Timestep == timesteps)
                {
                    Go(place, "at");
                }
            }
        }

        void Go(Cursor place, string where)
        {
            stage.Training.Walk.Granularity = Granularity.Term;
            stage.Training.Walk.GoTo(place);
            stage.Frames(1);
            Look($"{where}, {place}");
            RequireFormulas(stage.Root.Lesson.Children.OfType<BpttPanel>().Single().Page, stage.Training.Session.Lesson.Model.Cell,
                $"{lesson}, {where}, {place}");
        }

        // the nodes within an unrolled cell are smaller than the grid
        void LookAtCell()
        {
            HoverTip tip = stage.Root.Lesson.Children.OfType<HoverTip>().Single();
            Box unrolled = stage.Appearance.Layout.Unrolled;
            float left = unrolled.X + unrolled.Width / 2;
            for (float x = left; stage.Training.Step.IsGated && x < left + 100; x += 3)
            {
                for (float y = unrolled.Y; y < unrolled.Bottom; y += 3)
                {
                    seen.Add(tip.TopicAt(new Point(x, y)));
                }
            }
        }

        void Look(string where)
        {
            HoverTip tip = stage.Root.Lesson.Children.OfType<HoverTip>().Single();
            ScreenLayout layout = stage.Appearance.Layout;
            foreach (DrawnText text in stage.Draw().Texts)
            {
                Topic topic = tip.TopicAt(TextFit.Ink(text).Center);
                Assert.True(
                    topic != Topic.None || text.Text.Length == 0,
                    $"{lesson}, {where}: \"{text.Text}\" at {text.Bounds} is not explained");
                seen.Add(topic);
            }

            foreach (ControlPlace place in stage.Root.Lesson.Controls is { Visible: true } controls ? controls.Places : [])
            {
                Topic topic = tip.TopicAt(place.Box.Center);
                Assert.True(topic is not (Topic.None or Topic.Controls), $"{lesson}, {where}: the control {place.Name} is not explained");
            }

            // the buttons below have no texts
            for (float x = 0; x < stage.Size.Width; x += 11)
            {
                seen.Add(tip.TopicAt(new Point(x, layout.Transport.Center.Y)));
            }

            for (int x = 0; x < stage.Size.Width; x += Grid)
            {
                for (int y = 0; y < stage.Size.Height; y += Grid)
                {
                    var point = new Point(x, y);
                    Topic topic = tip.TopicAt(point);
                    seen.Add(topic);
                    bool isPart = layout.TopBar.Contains(point)
                        || stage.Root.Lesson.Children.OfType<Panel>().Any(panel => panel.Visible && panel.Bounds.Contains(point));
                    Assert.True(topic != Topic.None || !isPart, $"{lesson}, {where}: nothing is said at {x}, {y}");
                }
            }
        }
    }

    /// <summary>Every equation has an explanation of its own, and every symbol among the facts.</summary>
    private static void RequireFormulas(BpttPage page, CellKind cell, string where)
    {
        foreach (PageEquation equation in page.Equations)
        {
            Assert.True(FormulaTopics.Of(equation.Notation, cell) != Topic.None, $"{where}: {equation.Notation} is not explained");
        }

        for (int line = 0; line < page.LineCount; line++)
        {
            foreach (PageFact fact in page.Line(line))
            {
                Assert.True(
                    fact.Notation is null or "→" || FormulaTopics.Of(fact.Notation, cell) != Topic.None, $"{where}: {fact.Notation}");
            }
        }
    }
}
