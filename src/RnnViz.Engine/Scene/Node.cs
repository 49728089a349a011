using RnnViz.Engine.Drawing;
using RnnViz.Engine.Input;

namespace RnnViz.Engine.Scene;

/// <summary>
/// One element of the scene tree. The contract is Godot's:
/// <list type="bullet">
/// <item><see cref="Ready"/> is called once, when the node first stands in a tree: children first, then their parent.</item>
/// <item><see cref="Process"/> and <see cref="Draw"/> are called once a frame: a parent first, then its children in order,
/// so that a later child is painted over an earlier one.</item>
/// <item><see cref="Input"/> goes front to back (last child first, children before their parent) until a node answers true.</item>
/// <item>A node removed with <see cref="QueueFree"/> stays until the end of the frame and then gets <see cref="Exited"/>.</item>
/// <item>A paused node and all below it get no Process and no Input, but are still drawn; a hidden one is not drawn and gets no
/// Input, but is still processed.</item>
/// <item>A node may take over an exception that it or a node below it has thrown (<see cref="TakesFault"/>): then it and all below it
/// have failed, get no Process and no Input, and <see cref="DrawFailed"/> stands for their Draw, until <see cref="TryAgain"/>.</item>
/// </list>
/// Process changes state and never draws; Draw paints and changes nothing.
/// </summary>
public abstract partial class Node
{
    private readonly List<Node> children = [];

    /// <summary>The node above, or null for a root or a node outside any tree.</summary>
    public Node? Parent { get; private set; }

    /// <summary>The tree that this node stands in, or null.</summary>
    public SceneTree? Tree { get; private set; }

    /// <summary>Children in drawing order: the last is in front.</summary>
    public IReadOnlyList<Node> Children => children;

    /// <summary>Stops Process and Input for this node and all below it.</summary>
    public bool Paused { get; set; }

    /// <summary>Whether this node and all below it are drawn and get Input.</summary>
    public bool Visible { get; set; } = true;

    internal bool IsQueuedForFree { get; private set; }

    private bool isReady;

    /// <summary>Appends a child in front of the others; if this node is in a tree, the child gets Ready before the call returns.</summary>
    /// <exception cref="InvalidOperationException">The child has a parent already, or is an ancestor of this node.</exception>
    public T AddChild<T>(T child) where T : Node
    {
        ArgumentNullException.ThrowIfNull(child);
        if (child.Parent is not null)
        {
            throw new InvalidOperationException(
                $"{child} is a child of {child.Parent} already; remove it there before adding it to {this}.");
        }

        for (Node? node = this; node is not null; node = node.Parent)
        {
            if (ReferenceEquals(node, child))
            {
                throw new InvalidOperationException($"{child} stands above {this}; adding it below would close a circle.");
            }
        }

        child.Parent = this;
        children.Add(child);
        if (Tree is not null)
        {
            child.Enter(Tree);
        }

        return child;
    }

    /// <summary>Takes a child out at once. Within a frame call <see cref="QueueFree"/> on the child instead.</summary>
    public void RemoveChild(Node child)
    {
        ArgumentNullException.ThrowIfNull(child);
        if (!children.Remove(child))
        {
            throw new InvalidOperationException($"{child} is not a child of {this}.");
        }

        child.Parent = null;
        if (child.Tree is not null)
        {
            child.Exit();
        }
    }

    /// <summary>Asks the tree to remove this node and all below it when the frame ends.</summary>
    public void QueueFree()
    {
        if (IsQueuedForFree || Tree is null)
        {
            return;
        }

        IsQueuedForFree = true;
        Tree.QueueFree(this);
    }

    /// <summary>Called once, after the children's Ready, when the node first stands in a tree.</summary>
    protected virtual void Ready() { }

    /// <summary>Called once a frame, parents first. <paramref name="delta"/> is the time since the last frame in seconds.</summary>
    protected virtual void Process(double delta) { }

    /// <summary>Called once a frame after every Process, parents first. Paints; changes nothing.</summary>
    protected virtual void Draw(ICanvas canvas) { }

    /// <summary>Called for each event, front to back; answer true to keep the event from those behind.</summary>
    protected virtual bool Input(in InputEvent input) => false;

    /// <summary>Called when the node has left its tree.</summary>
    protected virtual void Exited() { }

    internal void Enter(SceneTree tree)
    {
        Tree = tree;
        for (int i = 0; i < children.Count; i++)
        {
            children[i].Enter(tree);
        }

        if (isReady)
        {
            return;
        }

        isReady = true;
        Ready();
    }

    internal void Exit()
    {
        for (int i = 0; i < children.Count; i++)
        {
            children[i].Exit();
        }

        Tree = null;
        IsQueuedForFree = false;
        Exited();
    }

    internal void PropagateProcess(double delta)
    {
        if (Paused || HasFailed)
        {
            return;
        }

        try
        {
            Process(delta);
            for (int i = 0; i < children.Count; i++)
            {
                children[i].PropagateProcess(delta);
            }
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }
        }
    }

    internal void PropagateDraw(ICanvas canvas)
    {
        if (!Visible)
        {
            return;
        }

        try
        {
            if (!HasFailed)
            {
                Draw(canvas);
                for (int i = 0; i < children.Count; i++)
                {
                    children[i].PropagateDraw(canvas);
                }
            }
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }
        }

        if (HasFailed)
        {
            DrawFailed(canvas);
        }
    }

    internal bool PropagateInput(in InputEvent input)
    {
        if (Paused || !Visible || HasFailed)
        {
            return false;
        }

        try
        {
            for (int i = children.Count - 1; i >= 0; i--)
            {
                if (i < children.Count && children[i].PropagateInput(input))
                {
                    return true;
                }
            }

            return Input(input);
        }
        catch (Exception fault)
        {
            if (!Fails(fault))
            {
                throw;
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => GetType().Name;
}
