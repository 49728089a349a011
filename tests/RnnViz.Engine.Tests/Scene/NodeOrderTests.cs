using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;
using RnnViz.Engine.Scene;

namespace RnnViz.Engine.Tests.Scene;

public sealed class NodeOrderTests
{
    private readonly List<string> log = [];

    private Probe Family(out Probe first, out Probe second, out Probe grandchild)
    {
        var root = new Probe("root", log);
        first = root.AddChild(new Probe("first", log));
        second = root.AddChild(new Probe("second", log));
        grandchild = first.AddChild(new Probe("grandchild", log));
        return root;
    }

    [Fact]
    public void Ready_runs_children_before_their_parent_and_only_once()
    {
        Probe root = Family(out _, out _, out _);
        _ = new SceneTree(root);
        Assert.Equal(["ready grandchild", "ready first", "ready second", "ready root"], log);
    }

    [Fact]
    public void A_child_added_to_a_running_tree_is_ready_before_the_call_returns()
    {
        Probe root = Family(out _, out _, out _);
        _ = new SceneTree(root);
        log.Clear();
        root.AddChild(new Probe("late", log));
        Assert.Equal(["ready late"], log);
    }

    [Fact]
    public void Process_and_draw_run_parents_first_in_order_of_children()
    {
        var tree = new SceneTree(Family(out _, out _, out _));
        log.Clear();
        tree.Process(0.5);
        tree.Draw(null!);
        Assert.Equal(
            ["process root", "process first", "process grandchild", "process second",
            "draw root", "draw first", "draw grandchild", "draw second"], log);
    }

    [Fact]
    public void Input_goes_front_to_back_until_a_node_handles_it()
    {
        var tree = new SceneTree(Family(out Probe first, out _, out Probe grandchild));
        log.Clear();
        Assert.False(tree.Input(InputEvent.OfAction("pause")));
        Assert.Equal(["input second", "input grandchild", "input first", "input root"], log);
        log.Clear();
        grandchild.Handles = true;
        Assert.True(tree.Input(InputEvent.OfAction("pause")));
        Assert.Equal(["input second", "input grandchild"], log);
        Assert.False(first.Handles);
    }

    [Fact]
    public void A_freed_node_stays_until_the_frame_ends()
    {
        var tree = new SceneTree(Family(out Probe first, out _, out _));
        log.Clear();
        first.QueueFree();
        first.QueueFree();
        tree.Process(0);
        Assert.Contains("process first", log);
        tree.EndFrame();
        Assert.Equal(["exited grandchild", "exited first"], log.TakeLast(2));
        Assert.Null(first.Parent);
        log.Clear();
        tree.Process(0);
        Assert.Equal(["process root", "process second"], log);
    }

    [Fact]
    public void A_paused_node_and_its_subtree_get_no_process_and_no_input_but_are_drawn()
    {
        var tree = new SceneTree(Family(out Probe first, out _, out _));
        first.Paused = true;
        log.Clear();
        tree.Process(0);
        tree.Input(InputEvent.OfAction("pause"));
        tree.Draw(null!);
        Assert.Equal(
            ["process root", "process second", "input second", "input root",
            "draw root", "draw first", "draw grandchild", "draw second"], log);
    }

    [Fact]
    public void A_hidden_node_is_processed_but_neither_drawn_nor_given_input()
    {
        var tree = new SceneTree(Family(out Probe first, out _, out _));
        first.Visible = false;
        log.Clear();
        tree.Process(0);
        tree.Input(InputEvent.OfAction("pause"));
        tree.Draw(null!);
        Assert.Equal(
            ["process root", "process first", "process grandchild", "process second",
            "input second", "input root", "draw root", "draw second"], log);
    }

    [Fact]
    public void A_node_cannot_have_two_parents_or_stand_below_itself()
    {
        Probe root = Family(out Probe first, out Probe second, out Probe grandchild);
        Assert.Throws<InvalidOperationException>(() => second.AddChild(grandchild));
        Assert.Throws<InvalidOperationException>(() => grandchild.AddChild(root));
        Assert.Throws<InvalidOperationException>(() => second.RemoveChild(first));
    }

    private sealed class Probe(string name, List<string> log) : Node
    {
        public bool Handles { get; set; }

        protected override void Ready() => log.Add("ready " + name);

        protected override void Process(double delta) => log.Add("process " + name);

        protected override void Draw(ICanvas canvas) => log.Add("draw " + name);

        protected override void Exited() => log.Add("exited " + name);

        protected override bool Input(in InputEvent input)
        {
            log.Add("input " + name);
            return Handles;
        }
    }
}
