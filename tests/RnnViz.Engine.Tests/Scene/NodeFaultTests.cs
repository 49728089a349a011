using RnnViz.Engine.Drawing;
using RnnViz.Engine.Geometry;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Engine.Tests.Scene;

public sealed class NodeFaultTests
{
    public static TheoryData<string> Places => ["Process", "Draw", "Input"];

    [Theory]
    [MemberData(nameof(Places))]
    public void A_node_that_takes_over_an_exception_of_one_below_it_rests_and_the_others_go_on(string place)
    {
        var root = new Recorder();
        Recorder taking = root.AddChild(new Recorder { Takes = true });
        Recorder broken = taking.AddChild(new Recorder { ThrowsIn = place });
        Recorder beside = root.AddChild(new Recorder());
        var tree = new SceneTree(root);
        Frame(tree);
        Assert.True(taking.HasFailed);
        Assert.Equal(["Process", "Draw"], beside.Calls.Where(call => call != "Input"));
        taking.Calls.Clear();
        beside.Calls.Clear();
        Frame(tree);
        Assert.Equal(["DrawFailed"], taking.Calls);
        Assert.Equal(["Input", "Process", "Draw"], beside.Calls);
        broken.ThrowsIn = "";
        taking.Again();
        Frame(tree);
        Assert.Contains("Process", taking.Calls);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void An_exception_that_no_node_takes_over_ends_the_frame(string place)
    {
        var root = new Recorder();
        root.AddChild(new Recorder { ThrowsIn = place });
        Assert.Throws<InvalidOperationException>(() => Frame(new SceneTree(root)));
    }

    [Fact]
    public void Memory_that_has_run_out_is_never_taken_over()
    {
        var root = new Recorder { Takes = true, ThrowsIn = "Process", Thrown = new OutOfMemoryException() };
        Assert.Throws<OutOfMemoryException>(() => new SceneTree(root).Process(0));
    }

    private static void Frame(SceneTree tree)
    {
        tree.Input(InputEvent.OfAction("any"));
        tree.Process(1);
        tree.Draw(new RecordingCanvas(new Extent(10, 10), null!));
    }

    private sealed class Recorder : Node
    {
        public List<string> Calls { get; } = [];

        public bool Takes { get; init; }

        public string ThrowsIn { get; set; } = "";

        public Exception Thrown { get; init; } = new InvalidOperationException("broken");

        public void Again() => TryAgain();

        protected override void Process(double delta) => Call("Process");

        protected override void Draw(ICanvas canvas) => Call("Draw");

        protected override bool Input(in InputEvent input)
        {
            Call("Input");
            return false;
        }

        protected override bool TakesFault(Exception fault) => Takes;

        protected override void DrawFailed(ICanvas canvas) => Calls.Add("DrawFailed");

        private void Call(string place)
        {
            Calls.Add(place);
            if (place == ThrowsIn)
            {
                throw Thrown;
            }
        }
    }
}
