using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;

namespace RnnViz.Engine.Scene;

/// <summary>
/// Owns the root node and calls the tree once a frame, in this order: every event to <see cref="Input"/>, then
/// <see cref="Process"/>, then <see cref="Draw"/>, then <see cref="EndFrame"/>, which removes the nodes freed meanwhile.
/// </summary>
public sealed class SceneTree
{
    private readonly List<Node> freed = [];

    /// <summary>Puts <paramref name="root"/> and all below it into a tree and calls their Ready, children first.</summary>
    public SceneTree(Node root)
    {
        ArgumentNullException.ThrowIfNull(root);
        Root = root;
        root.Enter(this);
    }

    /// <summary>The topmost node.</summary>
    public Node Root { get; }

    /// <summary>Set by any node; the loop ends after the current frame.</summary>
    public bool QuitRequested { get; private set; }

    /// <summary>Ends the loop after the current frame.</summary>
    public void Quit() => QuitRequested = true;

    /// <summary>Offers an event front to back; true when a node has handled it.</summary>
    public bool Input(in InputEvent input) => Root.PropagateInput(input);

    /// <summary>Advances the whole tree by <paramref name="delta"/> seconds, parents first.</summary>
    public void Process(double delta) => Root.PropagateProcess(delta);

    /// <summary>Paints the whole tree, parents first.</summary>
    public void Draw(ICanvas canvas) => Root.PropagateDraw(canvas);

    /// <summary>Removes the nodes that were freed during the frame.</summary>
    public void EndFrame()
    {
        for (int i = 0; i < freed.Count; i++)
        {
            freed[i].Parent?.RemoveChild(freed[i]);
        }

        freed.Clear();
    }

    internal void QueueFree(Node node) => freed.Add(node);
}
